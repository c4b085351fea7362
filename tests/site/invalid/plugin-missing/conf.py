PLUGINS = ["stillboard", "no_such_plugin"]
