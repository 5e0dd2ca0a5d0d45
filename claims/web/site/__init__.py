"""What is joined to templates and to every page, and the page of styles."""
