/** The pages of people's rights: the desk takes requests, compliance answers them, the person fetches their copy. */
package io.shouwen.privacy.rights.portal;
