"""Random histories of an archive: a thread that lives on a forum, captures of it, people who edit, and what must stay true.

truth       the thread as it was on the forum, day by day
forms       what a capture of it looks like: JSON Lines, text, pages of engines
settled     which captures' posts are certainly the same, and in which order posts certainly stood
possible    whether an archive could be the truth: another history that gives the very same captures
judge       what must hold after each conversion
world       the steps of a history, each of which can be left out of it
draw        histories by the number of a seed, and the shortest that goes wrong in the same way
"""
