/**
 * The one error window: a plain sentence, an error code, the details to copy. Everything that nobody caught ends here.
 */
package vn.toancanh.uikit.error;
