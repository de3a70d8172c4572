/** Numbers that people type into notes, chats and descriptions: found, sealed, shown masked (P18). */
package io.shouwen.privacy.freetext;
