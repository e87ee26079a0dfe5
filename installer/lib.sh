# shellcheck shell=bash
# shellcheck disable=SC2034  # what is set here is used by the commands
# What the commands share. Sourced by them after "set -euo pipefail"; starts nothing by itself.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
HOME="${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}"
DEFAULT_CITY=buon-ma-thuot
LANGUAGE_OF_WORDS="${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}"
STARTED=()
SCRATCH=""

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

# --- Java ---

# java_major HOME: the feature number of a JDK, or nothing.
java_major() {
  local version=""
  if [[ -r "$1/release" ]]; then
    version="$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")"
  fi
  if [[ -z "$version" ]]; then
    version="$("$1/bin/java" -version 2>&1 | sed -n '1s/.*"\([0-9]*\).*/\1/p')"
  fi
  printf '%s' "$version"
}

# jdks: one line "MAJOR HOME" for each JDK from 17 on, newest first.
jdks() {
  local home real major javac
  {
    if [[ -n "${JAVA_HOME:-}" ]]; then printf '%s\n' "$JAVA_HOME"; fi
    javac="$(command -v javac || true)"
    if [[ -n "$javac" ]]; then dirname "$(dirname "$(readlink -f "$javac")")"; fi
    for home in /usr/lib/jvm/*; do printf '%s\n' "$home"; done
  } | while read -r home; do
    [[ -x "$home/bin/javac" && -x "$home/bin/java" ]] || continue
    real="$(readlink -f "$home")"
    major="$(java_major "$real")"
    if [[ "$major" =~ ^[0-9]+$ ]] && ((major >= 17)); then printf '%s %s\n' "$major" "$real"; fi
  done | sort -u | sort -k1,1nr -s
}

# choose_jdk: the newest JDK into JAVA_HOME and JDK_MAJOR.
choose_jdk() {
  local line
  line="$(jdks | sed -n 1p)"
  if [[ -z "$line" ]]; then die 3 "Không tìm thấy JDK 17 trở lên." "No JDK 17 or newer was found."; fi
  JDK_MAJOR="${line%% *}"
  export JAVA_HOME="${line#* }"
}

# javafx_line MAJOR: the JavaFX line that goes with a JDK, as in the profiles of pom.xml.
javafx_line() {
  if (($1 >= 23)); then printf 25; else printf 21; fi
}

# --- what must be installed (Debian, Ubuntu) ---

has_library() {
  local list
  list="$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)"
  [[ "$list" == *"$1"* ]]
}

apt_offers() {
  [[ -n "$(apt-cache --quiet=0 show "$1" 2>/dev/null | sed -n '/^Package:/p')" ]]
}

newest_apt_jdk() {
  apt-cache search --names-only '^openjdk-[0-9]+-jdk-headless$' 2>/dev/null \
    | sed -n 's/^openjdk-\([0-9]*\)-jdk-headless .*/\1/p' | sort -n | awk '$1 >= 17' | tail -1
}

# missing WHAT...: Debian packages that are missing, for any of: jdk maven gtk screen.
missing() {
  local what jdk
  for what in "$@"; do
    case "$what" in
      jdk)
        if [[ -z "$(jdks)" ]]; then
          jdk="$(newest_apt_jdk)"
          if [[ -n "$jdk" ]]; then echo "openjdk-$jdk-jdk-headless"; else echo default-jdk-headless; fi
        fi
        ;;
      maven) command -v mvn >/dev/null || echo maven ;;
      gtk)
        if ! has_library libgtk-3.so.0; then
          # Newer releases renamed the package when time got 64 bits.
          if apt_offers libgtk-3-0t64; then echo libgtk-3-0t64; else echo libgtk-3-0; fi
        fi
        has_library libGL.so.1 || echo libgl1
        has_library libXxf86vm.so.1 || echo libxxf86vm1
        has_library libXtst.so.6 || echo libxtst6
        ;;
      screen)
        command -v Xvfb >/dev/null || echo xvfb
        command -v openbox >/dev/null || echo openbox
        command -v xprop >/dev/null || echo x11-utils
        ;;
      video-tests)
        # An RTSP server that is not ours, for the tests of the cameras; the system's Python has its bindings.
        [[ -x /usr/bin/python3 ]] && /usr/bin/python3 -c 'import gi' 2>/dev/null || echo python3-gi
        has_typelib GstRtspServer-1.0 || echo gir1.2-gst-rtsp-server-1.0
        has_typelib Gst-1.0 || echo gir1.2-gstreamer-1.0
        has_typelib GstApp-1.0 || echo gir1.2-gst-plugins-base-1.0
        has_plugin gstvideotestsrc || echo gstreamer1.0-plugins-base
        has_plugin gstrtp || echo gstreamer1.0-plugins-good
        has_plugin gstopenh264 || echo gstreamer1.0-plugins-bad
        ;;
    esac
  done
}

# has_typelib NAME: can Python use this library?
has_typelib() {
  compgen -G "/usr/lib/*/girepository-1.0/$1.typelib" >/dev/null || compgen -G "/usr/lib/girepository-1.0/$1.typelib" >/dev/null
}

# has_plugin NAME: has GStreamer this plugin?
has_plugin() {
  compgen -G "/usr/lib/*/gstreamer-1.0/lib$1.so" >/dev/null
}

# provide WHAT...: brings in what is missing in one step, or says what to install and ends with state 3.
provide() {
  local packages=() as_root=()
  mapfile -t packages < <(missing "$@")
  if ((${#packages[@]} == 0)); then return 0; fi
  if ! command -v apt-get >/dev/null; then
    die 3 "Máy này không có apt-get. Hãy cài (tên theo Debian) rồi chạy lại: ${packages[*]}" \
      "There is no apt-get here. Please install (names as in Debian) and start again: ${packages[*]}"
  fi
  if ((EUID != 0)); then
    if sudo -n true 2>/dev/null; then
      as_root=(sudo -n)
    else
      say "Còn thiếu phần mềm. Hãy chạy dòng sau rồi chạy lại:" "Something is missing. Please run this line and start again:"
      printf '  sudo apt-get update && sudo apt-get install -y --no-install-recommends %s\n' "${packages[*]}" >&2
      exit 3
    fi
  fi
  "${as_root[@]}" apt-get update -qq >&2 || true
  # The lists are fresh now: on a bare machine the best JDK is known only from here on.
  mapfile -t packages < <(missing "$@")
  say "Cài phần mềm còn thiếu: ${packages[*]}" "Installing what is missing: ${packages[*]}"
  if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${packages[@]}" >&2 </dev/null; then
    die 3 "Không cài được: ${packages[*]}" "Could not install: ${packages[*]}"
  fi
}

# --- the build ---

# maven ARGUMENT...: Maven in the root of the repository, on the chosen JDK.
maven() {
  # Even in batch mode Maven ends with colour codes and no line end, which would stick to our last line.
  (cd "$ROOT" && mvn --batch-mode --no-transfer-progress \
    -Dorg.slf4j.simpleLogger.log.org.apache.maven.plugins.dependency=error "$@") </dev/null 2>&1 | sed -u 's/\x1b\[[0-9;]*m//g'
}

# changed_since STAMP: is there anything to build?
changed_since() {
  local stamp=$1 newer
  [[ -f "$stamp" && "$(cat "$stamp")" == "$(javafx_line "$JDK_MAJOR")" ]] || return 0
  [[ -f "$ROOT/app/target/toancanh-app.jar" && -d "$ROOT/app/target/lib" ]] || return 0
  [[ -f "$ROOT/modules/city/target/toancanh-city.jar" && -d "$ROOT/modules/city/target/lib" ]] || return 0
  # Folders count too: a file that was deleted or moved leaves a newer folder behind.
  newer="$(find "$ROOT/pom.xml" "$ROOT/.mvn" "$ROOT"/{app,resources,modules/*}/{pom.xml,src} "$ROOT"/resources/{packs,api} \
    -newer "$stamp" -not -path '*/src/test*' -print -quit 2>/dev/null || true)"
  [[ -n "$newer" ]]
}

# build: console and city, only if something changed since the last time.
build() {
  local stamp="$ROOT/target/built"
  mkdir -p "$ROOT/target"
  exec 8>"$ROOT/target/build.lock"
  flock 8
  if changed_since "$stamp"; then
    say "Đang dựng chương trình (lần đầu cần vài phút)..." "Building (the first time takes some minutes)..."
    javafx_line "$JDK_MAJOR" >"$stamp.next"
    # Neither jars of an older version nor deleted resources may stay on the class path.
    rm -rf "$ROOT/app/target/lib" "$ROOT/modules/city/target/lib" "$ROOT/resources/target/classes" "$ROOT"/target/console-*.aot*
    if ! maven -q -Dmaven.test.skip=true -pl app,modules/city -am package >&2; then
      die 1 "Không dựng được, xem các dòng trên." "The build failed, see the lines above."
    fi
    mv "$stamp.next" "$stamp"
  fi
  exec 8>&-
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

city_java() {
  printf '%s\0' "$JAVA_HOME/bin/java" -Xmx768m -XX:+UseG1GC -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 \
    -Dstderr.encoding=UTF-8 -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED \
    -cp "$ROOT/modules/city/target/toancanh-city.jar:$ROOT/modules/city/target/lib/*" vn.toancanh.city.CityMain
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

# console_archive JAVA_HOME: where the archive of the console's loaded classes lies, if this JDK makes one.
# It takes a third off the time of a start. The Java machine ignores one that does not fit.
console_archive() {
  local major
  major="$(java_major "$1")"
  if ((major >= 25)); then printf '%s' "$ROOT/target/console-$major.aot"; fi
}

# console_java JAVA_HOME CLASSPATH: the command line of the console, NUL-separated.
console_java() {
  local options=(-Xmx1g -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8
    -Dstderr.encoding=UTF-8 --enable-native-access=ALL-UNNAMED)
  local archive
  archive="$(console_archive "$1")"
  if [[ -n "$archive" && -s "$archive" ]]; then options+=("-XX:AOTCache=$archive" -Xlog:aot=off); fi
  # Without a GPU the software pipeline is ten times faster than software OpenGL.
  if [[ -n "${VIRTUAL_SCREEN:-}" ]] || ! compgen -G '/dev/dri/renderD*' >/dev/null; then options+=(-Dprism.order=sw); fi
  printf '%s\0' "$1/bin/java" "${options[@]}" -cp "$2" vn.toancanh.app.Launcher
}

console_classpath() {
  printf '%s' "$ROOT/app/target/toancanh-app.jar:$ROOT/app/target/lib/*"
}

# --- a screen of our own ---

# start_screen: Xvfb and a window manager on a free display; sets DISPLAY.
start_screen() {
  local number="" i
  scratch
  : >"$SCRATCH/display"
  # The tour needs 2560x1440.
  Xvfb -displayfd 6 -screen 0 2560x1440x24 -nolisten tcp -noreset 6>"$SCRATCH/display" >"$SCRATCH/xvfb.log" 2>&1 8>&- 9>&- &
  started $!
  for ((i = 0; i < 200; i++)); do
    number="$(cat "$SCRATCH/display")"
    [[ -z "$number" ]] || break
    sleep 0.1
  done
  if [[ -z "$number" ]]; then
    cat "$SCRATCH/xvfb.log" >&2
    die 1 "Màn hình ảo Xvfb không khởi động được." "The virtual screen Xvfb did not start."
  fi
  export DISPLAY=":$number" VIRTUAL_SCREEN=1
  unset WAYLAND_DISPLAY XAUTHORITY
  openbox --sm-disable --startup "touch '$SCRATCH/openbox.up'" >"$SCRATCH/openbox.log" 2>&1 8>&- 9>&- &
  started $!
  for ((i = 0; i < 100; i++)); do
    [[ ! -e "$SCRATCH/openbox.up" ]] || return 0
    sleep 0.1
  done
  die 1 "Trình quản lý cửa sổ openbox không khởi động được." "The window manager openbox did not start."
}
