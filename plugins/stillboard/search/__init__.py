"""The search index of a finished site. Begin with `index`; `pages` reads what the site shows, and `pagefind` runs Pagefind."""
