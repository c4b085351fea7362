FORUM_THREAD_PATH = "../{id}"
