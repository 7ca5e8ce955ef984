"""The look-up over the manual. Not built yet: until then the site uses the search that Material brings."""
