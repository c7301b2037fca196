@echo off
rem The Informer Workbook's launcher: jbang 01-clients runs a chapter, jbang alone lists the names.
rem It does the same as ./jbang: it uses the installed jbang, or else downloads JBang's jar with Maven, and nothing else.
setlocal EnableExtensions DisableDelayedExpansion

set "JBANG_VERSION=0.132.1"
set "DEPENDENCY_PLUGIN=org.apache.maven.plugins:maven-dependency-plugin:3.8.1"
set "HOUSE=%~dp0"
set "CATALOG=%HOUSE%chapters\jbang-catalog.json"
if not exist "%CATALOG%" (
  echo There is no "%CATALOG%". Is this clone of the workbook complete? 1>&2
  exit /b 1
)

rem A name in the catalog is on a separate line:     "01-clients": {
rem shift does not change %*: so remove the text up to the name.
set "NAME="
set ARGUMENTS=%*
if "%~1"=="" goto usage
if "%~1"=="run" (call :is_name "%~2") else (call :is_name "%~1")
if "%NAME%"=="" goto find_installed
setlocal EnableDelayedExpansion
set ARGUMENTS=!ARGUMENTS:*%NAME%=!
set ARGUMENTS=run "%NAME%@%CATALOG%"!ARGUMENTS!
rem Leave the inner scope, and keep the value.
for /f "delims=" %%A in ("!ARGUMENTS!") do endlocal & set ARGUMENTS=%%A

:find_installed
rem A packed workbook (workbook pack) contains JBang and a Maven repository.
set "PACK=%HOUSE%.workbook\pack"
if exist "%PACK%\jbang" (
  if "%JBANG_DIR%"=="" set "JBANG_DIR=%PACK%\jbang"
  if "%JBANG_REPO%"=="" set "JBANG_REPO=%PACK%\repository"
  set "JBANG_NO_VERSION_CHECK=true"
)
set "INSTALLED="
for /f "delims=" %%F in ('where jbang.cmd jbang.exe jbang.bat 2^>nul') do call :try_installed "%%F"
if "%INSTALLED%"=="" goto find_java
call "%INSTALLED%" %ARGUMENTS%
exit /b %ERRORLEVEL%

rem Without a suitable JDK, JBang would download one: so check first.
:find_java
set "NEED=The workbook needs a JDK, version 17 or later."
set "TODO=Install one and put it on the PATH, or set JAVA_HOME to its folder."
set "JAVA=java.exe"
if "%JAVA_HOME%"=="" (
  where javac.exe >nul 2>nul || ( echo %NEED% There is no javac on the PATH. %TODO% 1>&2 & exit /b 1 )
) else (
  set "JAVA=%JAVA_HOME%\bin\java.exe"
  if not exist "%JAVA_HOME%\bin\javac.exe" ( echo %NEED% There is no bin\javac.exe in JAVA_HOME. %TODO% 1>&2 & exit /b 1 )
)
set "VERSION="
for /f "tokens=3" %%V in ('^""%JAVA%" -version 2^>^&1 ^| findstr /c:" version "^"') do if not defined VERSION set "VERSION=%%~V"
set "MAJOR=0"
for /f "tokens=1 delims=.-+" %%M in ("%VERSION%") do set "MAJOR=%%M"
if %MAJOR% LSS 17 ( echo %NEED% "%JAVA%" is version "%VERSION%". %TODO% 1>&2 & exit /b 1 )

if "%JBANG_DIR%"=="" (set "STORE=%USERPROFILE%\.jbang\launcher") else (set "STORE=%JBANG_DIR%\launcher")
set "JAR=%STORE%\jbang-cli-%JBANG_VERSION%-all.jar"
if exist "%JAR%" goto launch

set "MAVEN=%HOUSE%mvnw.cmd"
where mvn.cmd >nul 2>nul && set "MAVEN=mvn.cmd"
set "FETCHED=%STORE%\fetch-%RANDOM%%RANDOM%"
mkdir "%FETCHED%" || exit /b 1
echo Fetching JBang %JBANG_VERSION% from Maven (once) ... 1>&2
pushd "%STORE%"
call "%MAVEN%" -B -q "%DEPENDENCY_PLUGIN%:copy" "-Dartifact=dev.jbang:jbang-cli:%JBANG_VERSION%:jar:all" "-DoutputDirectory=%FETCHED%" 1>&2
popd
if not exist "%FETCHED%\jbang-cli-%JBANG_VERSION%-all.jar" (
  rmdir /s /q "%FETCHED%"
  echo Maven could not fetch dev.jbang:jbang-cli:%JBANG_VERSION%. The first run needs the network. 1>&2
  echo If you are off-line: install JBang, or put its jar here: "%JAR%" 1>&2
  exit /b 1
)
move /y "%FETCHED%\jbang-cli-%JBANG_VERSION%-all.jar" "%JAR%" >nul || exit /b 1
rmdir /s /q "%FETCHED%"

rem JBang compiles, prints the command line of the program and exits with status 255. With any other status, its output is the result.
:launch
set JBANG_RUNTIME_SHELL=cmd
set "JBANG_LAUNCH_CMD=%~f0"
2>nul >nul timeout /t 0 && (set JBANG_STDIN_NOTTY=false) || (set JBANG_STDIN_NOTTY=true)
if "%JBANG_JAVA_OPTIONS%"=="" set "JBANG_JAVA_OPTIONS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
set "PRINTED=%TEMP%\workbook-%RANDOM%%RANDOM%.tmp"
"%JAVA%" %JBANG_JAVA_OPTIONS% -jar "%JAR%" %ARGUMENTS% > "%PRINTED%"
set STATUS=%ERRORLEVEL%
if not %STATUS% EQU 255 (
  type "%PRINTED%"
  del /f /q "%PRINTED%"
  exit /b %STATUS%
)
set "COMMAND_LINE="
for /f "usebackq delims=" %%B in ("%PRINTED%") do if not defined COMMAND_LINE set COMMAND_LINE=%%B
del /f /q "%PRINTED%"
%COMMAND_LINE%
exit /b %ERRORLEVEL%

:is_name
findstr /b /l /c:"    \"%~1\": {" "%CATALOG%" >nul && set "NAME=%~1"
exit /b 0

:try_installed
if not "%INSTALLED%"=="" exit /b 0
findstr /c:"The Informer Workbook's launcher" %1 >nul || set "INSTALLED=%~1"
exit /b 0

:usage
echo The Informer Workbook: Kubernetes informers, built in Java, chapter by chapter.
echo Start with jbang workbook next: it shows what to read, to run and to write.
echo.
echo Usage: jbang NAME [OPTIONS]   for example: jbang 01-clients --help
echo        jbang COMMAND ...       a command of JBang, such as jbang run FILE
echo.
echo Names:
for /f "tokens=1 delims=:{ " %%N in ('findstr /r /c:"^    \"[a-z0-9-]*\": {" "%CATALOG%"') do echo   %%~N
exit /b 0
