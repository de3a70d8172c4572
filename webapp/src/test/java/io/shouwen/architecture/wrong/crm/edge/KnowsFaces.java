package io.shouwen.architecture.wrong.crm.edge;

import jakarta.faces.context.FacesContext;

class KnowsFaces {
    FacesContext faces() {
        return FacesContext.getCurrentInstance();
    }
}
