/** Vietnamese by real input methods in the desk's real fields: ibus and fcitx5 with unikey, a screen of their own, keys by xdotool. */
package vn.toancanh.uidesk.typing;
