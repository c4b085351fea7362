SITEURL = "archive.example"
