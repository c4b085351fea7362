OUTPUT_PATH = PATH + "/site"
