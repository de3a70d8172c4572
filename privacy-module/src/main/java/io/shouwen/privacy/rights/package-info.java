/** What people may ask of us about their own data: copy, correction, restriction, erasure; and how long it is kept (P7, P8, P11, P17). */
package io.shouwen.privacy.rights;
