#!/usr/bin/env bash
# bare-root.sh ROOT DEB
#
# For installer/test --long package, as root in a mount namespace of its own: makes a Debian (or Ubuntu, whichever this is) with
# nothing in it in the folder ROOT, lets its apt install DEB, starts the console there as an ordinary user on the screen of
# DISPLAY, and removes the package again. State 0 if all of it went well.

set -euo pipefail
root=$1
deb=$2
user=officer

log() {
  printf 'bare root: %s\n' "$1" >&2
}

# inside COMMAND...: as root in there.
inside() {
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"
}

# as_user COMMAND...: as an ordinary user in there, with our screen.
as_user() {
  setpriv --pdeathsig TERM chroot --userspec="$user:$user" "$root" \
    env -i PATH=/usr/bin:/bin HOME="/home/$user" LANG=C.UTF-8 DISPLAY="$DISPLAY" "$@"
}

windows() {
  xprop -root _NET_CLIENT_LIST 2>/dev/null | sed -n 's/.*# \(0x.*\)/\1/p'
}

# comes_and_stays NAME COMMAND...: a window comes, is there four seconds later, and goes with the command.
comes_and_stays() {
  local name=$1 pid i shown="" ok=1
  shift
  as_user "$@" >"$root/tmp/$name.log" 2>&1 &
  pid=$!
  for ((i = 0; i < 900; i++)); do
    shown="$(windows)"
    [[ -z "$shown" ]] || break
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  if [[ -n "$shown" ]]; then sleep 4; fi
  # Desktops group a window with its menu entry by this name.
  if [[ -n "$shown" ]] && ! xprop -id "${shown%%,*}" WM_CLASS 2>/dev/null | grep -q '"toancanh"'; then
    log "the window's class is not that of the menu entry"
    shown=""
  fi
  if [[ -n "$shown" ]] && kill -0 "$pid" 2>/dev/null && ! grep -qE 'Exception|UnsatisfiedLinkError| ERROR ' "$root/tmp/$name.log"; then
    ok=0
  else
    tail -n 30 "$root/tmp/$name.log" >&2
  fi
  kill -TERM "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  for ((i = 0; i < 100; i++)); do
    [[ -n "$(windows)" ]] || break
    sleep 0.1
  done
  return "$ok"
}

mount --make-rprivate /
log "debootstrap"
debootstrap --variant=minbase "$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)" "$root" >"$root.log" 2>&1 \
  || { tail -n 20 "$root.log" >&2 && exit 1; }
mount -t proc proc "$root/proc"
mkdir -p "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
inside useradd --create-home "$user"
cp "$deb" "$root/tmp/toancanh.deb"

log "apt-get install"
inside apt-get update -qq
# Without recommendations: what the console cannot do without must stand in Depends.
inside apt-get install -y -qq --no-install-recommends /tmp/toancanh.deb >"$root.log" 2>&1 || { tail -n 20 "$root.log" >&2 && exit 1; }
inside dpkg --verify toancanh

log "a gateway that is not there: the console opens all the same"
mkdir "$root/etc/toancanh"
printf '# the gateway of our city\nhttp://127.0.0.1:9\n' >"$root/etc/toancanh/gateway"
comes_and_stays gateway toancanh
rm -r "$root/etc/toancanh"
log "no gateway: the offer"
comes_and_stays offer toancanh
log "the embedded city"
comes_and_stays city toancanh --city buon-ma-thuot
[[ -s "$root/home/$user/.local/share/toancanh/city.log" ]]

log "apt-get remove"
inside apt-get remove -y -qq toancanh >"$root.log" 2>&1
left="$(inside find / -xdev -path /proc -prune -o -path /tmp -prune -o -path /home -prune -o -name '*toancanh*' -not -path '/var/lib/*' -print)"
[[ -z "$left" ]] || { log "left behind: $left" && exit 1; }
[[ -e "$root/home/$user/.local/share/toancanh/outbox.db" ]] || { log "the profile is gone" && exit 1; }
strangers="$(find "$root/home/$user" -mindepth 1 -maxdepth 1 -name '.*' -not -name .bash_logout -not -name .bashrc -not -name .profile \
  -not -name .local -not -name .cache -printf '%f ')"
[[ -z "$strangers" ]] || log "note: in the user's folder there are also $strangers"
log "all well"
