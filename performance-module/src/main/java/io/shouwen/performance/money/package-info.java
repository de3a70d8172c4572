/** Money that knows its currency and scale, is rounded once per line, and is shared out to the last fen (F24). */
package io.shouwen.performance.money;
