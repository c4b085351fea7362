@echo off
rem The commands of the archive: tasks help
setlocal
set PY=python
where py >nul 2>nul
if not errorlevel 1 set PY=py -3
%PY% "%~dp0tasks.py" %*
exit /b %errorlevel%
