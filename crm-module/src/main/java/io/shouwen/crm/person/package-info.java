/** What this module keeps about people: given out, held and erased on request; and what may not be used for now (P7, P11, P17). */
package io.shouwen.crm.person;
