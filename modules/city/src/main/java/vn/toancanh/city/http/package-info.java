/** The contract over HTTP: routes, problems, the stream, attachments. Knows the model and the web server, decides nothing itself. */
@NullMarked
package vn.toancanh.city.http;

import org.jspecify.annotations.NullMarked;
