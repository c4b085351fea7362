OUTPUT_PATH = PATH + "/../blocked/output"
