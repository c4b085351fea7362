PAGE_URL = PAGE_SAVE_AS = "threads/{slug}.7/index.html"
