/**
 * The queue "what needs me now": which rows it has, in which order, and when the order may change under the hands of an
 * operator. The model knows no JavaFX; the view draws live cells only.
 */
@NullMarked
package vn.toancanh.uidesk.queue;

import org.jspecify.annotations.NullMarked;
