/**
 * The wall station: one undecorated window per output, showing the scene that was taken to the wall. It only shows; a scene
 * comes to it by the city's word, and stays when the link is gone.
 */
@NullMarked
package vn.toancanh.uiwall;

import org.jspecify.annotations.NullMarked;
