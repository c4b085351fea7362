SITEURL = "https://["
