"""Databases' dumps as rows: the wanted columns of the wanted tables, and nothing of the others.

`statements` reads what dumpers of MySQL's family, pg_dump and sqlite3 write as SQL, `copied` the blocks of COPY, `sqlite_file` a
file of SQLite, `store` keeps rows in a temporary file that SQL can be asked of. No module here knows a forum engine.
"""
