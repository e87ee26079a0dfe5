# shellcheck shell=bash
# shellcheck disable=SC2034  # what is set here is used by the commands
# What the commands share: the JDK, what must be installed, the build, a screen; the rest stands in start.sh. Sourced by them
# after "set -euo pipefail"; starts nothing by itself.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
source "$ROOT/installer/start.sh"

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

# missing WHAT...: Debian packages that are missing, for any of: jdk maven gtk vlc screen typing compiler bare.
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
      vlc)
        has_library libvlc.so.5 || echo vlc-bin
        # The library alone opens nothing.
        compgen -G '/usr/lib*/vlc/plugins/demux' >/dev/null || compgen -G '/usr/lib/*/vlc/plugins/demux' >/dev/null || echo vlc-plugin-base
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
      peers)
        # What the benches of pictures are measured against. Where apt has no Chromium of its own (a snap cannot run here),
        # its column stays empty.
        command -v ffmpeg >/dev/null || echo ffmpeg
        command -v chromium >/dev/null || { apt_offers chromium && echo chromium; } || true
        ;;
      compiler)
        # The power cut of the tests is a small library in C.
        command -v cc >/dev/null || echo gcc
        [[ -f /usr/include/stdio.h ]] || echo libc6-dev
        ;;
      bare) command -v debootstrap >/dev/null || echo debootstrap ;;
      typing)
        command -v xdotool >/dev/null || echo xdotool
        # Newer releases split the package.
        command -v dbus-daemon >/dev/null || { if apt_offers dbus-daemon; then echo dbus-daemon; else echo dbus; fi; }
        command -v dbus-send >/dev/null || { if apt_offers dbus-bin; then echo dbus-bin; else echo dbus; fi; }
        command -v ibus-daemon >/dev/null || echo ibus
        compgen -G '/usr/lib/*/gtk-3.0/*/immodules/im-ibus.so' >/dev/null || echo ibus-gtk3
        [[ -f /usr/share/ibus/component/unikey.xml ]] || echo ibus-unikey
        command -v fcitx5 >/dev/null || echo fcitx5
        compgen -G '/usr/lib/*/gtk-3.0/*/immodules/im-fcitx5.so' >/dev/null || echo fcitx5-frontend-gtk3
        [[ -f /usr/share/fcitx5/inputmethod/unikey.conf ]] || echo fcitx5-unikey
        [[ -n "$(find /usr/lib -path '*/fcitx5/libdbusfrontend.so' -print -quit 2>/dev/null)" ]] || echo fcitx5-modules
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

# as_root COMMAND...: as root, if that needs no question.
as_root() {
  if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi
}

may_install() {
  command -v apt-get >/dev/null && { ((EUID == 0)) || sudo -n true 2>/dev/null; }
}

# install PACKAGE...
install() {
  say "Cài phần mềm còn thiếu: $*" "Installing what is missing: $*"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 </dev/null
}

# provide WHAT...: brings in what is missing in one step, or says what to install and ends with state 3.
provide() {
  local packages=()
  mapfile -t packages < <(missing "$@")
  if ((${#packages[@]} == 0)); then return 0; fi
  if ! command -v apt-get >/dev/null; then
    die 3 "Máy này không có apt-get. Hãy cài (tên theo Debian) rồi chạy lại: ${packages[*]}" \
      "There is no apt-get here. Please install (names as in Debian) and start again: ${packages[*]}"
  fi
  if ! may_install; then
    say "Còn thiếu phần mềm. Hãy chạy dòng sau rồi chạy lại:" "Something is missing. Please run this line and start again:"
    printf '  sudo apt-get update && sudo apt-get install -y --no-install-recommends %s\n' "${packages[*]}" >&2
    exit 3
  fi
  as_root apt-get update -qq >&2 || true
  # The lists are fresh now: on a bare machine the best JDK is known only from here on.
  mapfile -t packages < <(missing "$@")
  install "${packages[@]}" || die 3 "Không cài được: ${packages[*]}" "Could not install: ${packages[*]}"
}

# wish_vlc: VLC shows a camera large; the console does without. One sentence if it cannot be had, and on it goes.
wish_vlc() {
  local packages=()
  mapfile -t packages < <(missing vlc)
  if ((${#packages[@]} == 0)); then return 0; fi
  if may_install && as_root apt-get update -qq -o Acquire::Retries=0 -o Acquire::http::Timeout=10 >&2 \
    && install "${packages[@]}"; then
    return 0
  fi
  say "Không có VLC nên không phóng to được hình camera; phần còn lại vẫn chạy. Cài sau: sudo apt-get install ${packages[*]}" \
    "Without VLC no camera can be seen large; all else works. To install it later: sudo apt-get install ${packages[*]}"
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

# --- where what was built lies ---

city_classpath() {
  printf '%s' "$ROOT/modules/city/target/toancanh-city.jar:$ROOT/modules/city/target/lib/*"
}

city_clips() {
  printf '%s' "$ROOT/resources/clips"
}

console_classpath() {
  printf '%s' "$ROOT/app/target/toancanh-app.jar:$ROOT/app/target/lib/*"
}

# console_archive JAVA_HOME: where the archive of the console's loaded classes lies, if this JDK makes one.
# It takes a third off the time of a start. The Java machine ignores one that does not fit.
console_archive() {
  local major
  major="$(java_major "$1")"
  if ((major >= 25)); then printf '%s' "$ROOT/target/console-$major.aot"; fi
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
