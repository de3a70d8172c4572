/** Messages to many customers at once (C19): only to those who agree to the purpose, and after a second person's yes. */
package io.shouwen.crm.campaign;
