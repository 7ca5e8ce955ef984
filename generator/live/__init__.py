"""The preview: an edit shows in the browser at once, because only what changed is made again."""
