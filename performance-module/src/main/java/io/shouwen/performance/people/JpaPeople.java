package io.shouwen.performance.people;

import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class JpaPeople implements People {

    @PersistenceContext(unitName = "performance")
    private EntityManager entities;

    @Override
    public Optional<Person> find(StaffId staff) {
        return Optional.ofNullable(entities.find(Person.class, staff.value()));
    }

    @Override
    public void add(Person person) {
        entities.persist(person);
    }

    @Override
    public void flush() {
        entities.flush();
    }

    @Override
    public List<Person> page(StaffId after, int limit) {
        return entities.createQuery("SELECT p FROM Person p WHERE p.staff > :after ORDER BY p.staff", Person.class)
                .setParameter("after", after == null ? "" : after.value())
                .setMaxResults(limit)
                .getResultList();
    }
}
