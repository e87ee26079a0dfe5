# shellcheck shell=bash
# shellcheck disable=SC2034  # what is set here is used by the commands
# Where things lie in the package, for the installed command and for installer/package. Sourced after start.sh with HERE set to
# the folder usr/lib/toancanh.

JAVA_HOME="$HERE/runtime"
# The natives lie beside the jars, so that nothing is unpacked into the user's folders at a start.
mapfile -t NATIVES < <(sed "s:@HERE@:$HERE:g" "$HERE/natives")

# in_order FILE: a class path, always in the same order; the archive fits no other one.
in_order() {
  sed "s:^:$HERE/lib/:" "$1" | paste -sd:
}

city_classpath() {
  in_order "$HERE/city.classpath"
}

city_clips() {
  printf '%s' "$HERE/clips"
}

console_classpath() {
  in_order "$HERE/console.classpath"
}

console_archive() {
  printf '%s' "$HERE/console.aot"
}
