PATH = "nowhere"
