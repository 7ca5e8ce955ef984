"""Views: for each kind, frozen data with ready answers that its template prints."""
