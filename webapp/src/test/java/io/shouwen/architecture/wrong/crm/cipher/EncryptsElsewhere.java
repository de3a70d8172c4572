package io.shouwen.architecture.wrong.crm.cipher;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

class EncryptsElsewhere {
    Cipher cipher() throws GeneralSecurityException {
        return Cipher.getInstance("AES/GCM/NoPadding");
    }
}
