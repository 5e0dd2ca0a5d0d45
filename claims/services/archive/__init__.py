"""Pages of the web that are kept: fetched, stored by their hash, shown without their markup, looked at again."""
