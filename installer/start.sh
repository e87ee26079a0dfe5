# shellcheck shell=bash
# shellcheck disable=SC2034  # what is set here is used by the commands
# What the commands here and the installed command share: words, processes, the city, the console. Sourced after
# "set -euo pipefail"; starts nothing by itself. Whoever sources it says where things lie by the functions city_classpath,
# city_clips, console_classpath, console_archive and the array NATIVES (options of the Java machine, may be empty).

HOME="${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}"
DEFAULT_CITY=buon-ma-thuot
LANGUAGE_OF_WORDS="${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}"
STARTED=()
SCRATCH=""
NATIVES=()

# Exit states: 1 failed, 2 wrong call, 3 something must be installed, 4 busy (port or profile in use).

# --- words ---

# say VIETNAMESE ENGLISH: one sentence to the person at the terminal, on stderr.
say() {
  if [[ "$LANGUAGE_OF_WORDS" == vi* ]]; then printf '%s\n' "$1" >&2; else printf '%s\n' "$2" >&2; fi
}

# die STATUS VIETNAMESE ENGLISH
die() {
  say "$2" "$3"
  exit "$1"
}

# value OPTION COUNT: an option that needs a value has one.
value() {
  if (($2 < 2)); then die 2 "$1 cần một giá trị." "$1 needs a value."; fi
}

usage_error() {
  say "Không hiểu: $1" "Not understood: $1"
  usage >&2
  exit 2
}

# usage: the comment block at the head of the calling script.
usage() {
  sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"
}

# --- processes: only what was started here is stopped here ---

# scratch: sets SCRATCH to a folder that is removed at the end.
scratch() {
  if [[ -z "$SCRATCH" ]]; then SCRATCH="$(mktemp -d "${TMPDIR:-/tmp}/toancanh.XXXXXX")"; fi
}

# started PID: remember a process for stop_all.
started() {
  STARTED+=("$1")
}

stop_one() {
  local pid=$1 i
  kill -TERM "$pid" 2>/dev/null || return 0
  for ((i = 0; i < 50; i++)); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
}

stop_all() {
  local i
  for ((i = ${#STARTED[@]} - 1; i >= 0; i--)); do stop_one "${STARTED[i]}"; done
  STARTED=()
  if [[ -n "$SCRATCH" ]]; then rm -rf "$SCRATCH"; fi
  SCRATCH=""
}

# stop_at_end: to be called once by a command that starts processes.
stop_at_end() {
  trap stop_all EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  trap 'exit 129' HUP
}

# tied COMMAND...: becomes COMMAND, which ends when this shell dies, even by kill -9 (where setpriv can do it).
tied() {
  if setpriv --pdeathsig TERM true 2>/dev/null; then exec setpriv --pdeathsig TERM "$@"; else exec "$@"; fi
}

# --- the profile ---

profile_folder() {
  printf '%s' "${TOANCANH_PROFILE:-${XDG_DATA_HOME:-$HOME/.local/share}/toancanh}"
}

# open_profile DIR: sets CITY_DATA, the folder for what the embedded city keeps. The console itself says what it means for the
# operator if DIR cannot be written; the city can live elsewhere.
open_profile() {
  CITY_DATA=$1
  if ! { mkdir -p "$1" && [[ -w "$1" ]]; } 2>/dev/null; then
    scratch
    CITY_DATA="$SCRATCH"
  fi
}

# claim_city PROFILE: this start may have the city of CITY_DATA. Else a first start has it: FIRST_CITY is its address, for no
# second city, and the console there comes up.
claim_city() {
  FIRST_CITY=""
  exec 9>"$CITY_DATA/run.lock"
  if flock -n 9; then
    rm -f "$CITY_DATA/run.url"
  else
    FIRST_CITY="$(cat "$CITY_DATA/run.url" 2>/dev/null)" \
      || die 4 "Chương trình đang khởi động với hồ sơ $1." "The console is being started on the profile $1."
  fi
}

# --- the city ---

# http_status PORT PATH: the status of a GET on this machine, or nothing.
http_status() {
  local status=""
  {
    printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$2" >&7
    read -r -t 5 _ status _ <&7 || true
  } 2>/dev/null 7<>"/dev/tcp/127.0.0.1/$1" || true
  printf '%s' "$status"
}

# city_java: the command line of the city up to its options, NUL-separated.
city_java() {
  printf '%s\0' "$JAVA_HOME/bin/java" -Xmx768m -XX:+UseG1GC -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 \
    -Dstderr.encoding=UTF-8 -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED "${NATIVES[@]}" \
    -cp "$(city_classpath)" vn.toancanh.city.CityMain
  # What the cameras see, where it was shipped.
  if [[ -d "$(city_clips)" ]]; then printf '%s\0' --clips "$(city_clips)"; fi
}

# start_city LOG OPTION...: sets CITY_URL and CITY_PID when the city answers.
start_city() {
  local log=$1 command=() i
  shift
  mapfile -d '' -t command < <(city_java)
  (tied "${command[@]}" "$@" >"$log" 2>&1 8>&- 9>&-) &
  CITY_PID=$!
  started "$CITY_PID"
  for ((i = 0; i < 600; i++)); do
    CITY_URL="$(sed -n 's/^READY \(http:[^ ]*\).*/\1/p' "$log" | sed -n 1p)"
    CITY_CONTROL="$(sed -n 's/^CONTROL \(http:[^ ]*\).*/\1/p' "$log" | sed -n 1p)"
    if [[ -n "$CITY_URL" && "$(http_status "${CITY_URL##*:}" /health)" == 200 ]]; then return 0; fi
    if ! kill -0 "$CITY_PID" 2>/dev/null; then break; fi
    sleep 0.1
  done
  tail -n 15 "$log" >&2
  say "Thành phố mô phỏng không khởi động được; nhật ký: $log" "The embedded city did not start; its log: $log"
  return 1
}

# --- the console ---

# console_java JAVA_HOME CLASSPATH: the command line of the console, NUL-separated.
console_java() {
  local options=(-Xmx1g -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8
    -Dstderr.encoding=UTF-8 --enable-native-access=ALL-UNNAMED "${NATIVES[@]}")
  local archive
  archive="$(console_archive "$1")"
  if [[ -n "$archive" && -s "$archive" ]]; then options+=("-XX:AOTCache=$archive" -Xlog:aot=off); fi
  # A laptop is opened for an hour, not for a month: the quick compiler alone starts in two thirds of the processor's time.
  if [[ "${STATION:-}" == field ]]; then options+=(-XX:TieredStopAtLevel=1); fi
  # Without a GPU the software pipeline is ten times faster than software OpenGL.
  if [[ -n "${VIRTUAL_SCREEN:-}" ]] || ! compgen -G '/dev/dri/renderD*' >/dev/null; then options+=(-Dprism.order=sw); fi
  printf '%s\0' "$1/bin/java" "${options[@]}" -cp "$2" vn.toancanh.app.Launcher
}
