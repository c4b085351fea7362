THEME = "nowhere"
