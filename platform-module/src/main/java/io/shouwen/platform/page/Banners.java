package io.shouwen.platform.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The reminders on this page. */
@Named
@RequestScoped
public class Banners {

    private Instance<BannerSource> sources;
    private Frame frame;
    private List<BannerSource.Banner> all;

    protected Banners() {} // CDI proxy

    @Inject
    Banners(@Any Instance<BannerSource> sources, Frame frame) {
        this.sources = sources;
        this.frame = frame;
    }

    public List<BannerSource.Banner> getAll() {
        if (all == null) {
            all = frame.isSignedIn()
                    ? sources.stream()
                            .flatMap(source -> source.banner().stream())
                            .toList()
                    : List.of();
        }
        return all;
    }
}
