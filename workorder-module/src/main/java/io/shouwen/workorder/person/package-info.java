/** What work orders keep about people: given out, held and erased on request (P7, P11, P17). */
package io.shouwen.workorder.person;
