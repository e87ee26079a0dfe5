package vn.toancanh.app;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import vn.toancanh.app.paper.DutyBookKeeper;
import vn.toancanh.app.paper.Folders;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.port.CasePhotos;
import vn.toancanh.core.port.ImageCheck;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.report.CsvWriter;
import vn.toancanh.uidesk.DeskFaces;
import vn.toancanh.uidesk.DeskPorts;
import vn.toancanh.uidesk.DeskStation;
import vn.toancanh.uifield.FieldPorts;
import vn.toancanh.uifield.FieldStation;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.links.LinkPorts;
import vn.toancanh.uikit.sound.Sounds;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.tour.TourStep;

/** Makes the station that was asked for, and answers what it asks of the application. JavaFX thread. */
final class Seats {
    private final Stage stage;
    private final Messages messages;
    private final Runnable quit;
    private final DutyBookKeeper book;
    private final Executor paper;
    private final CasePhotos photos;
    private final Path exports;

    /** @param exports where files for a spreadsheet go; made when it is needed */
    Seats(
            Stage stage,
            Messages messages,
            Runnable quit,
            DutyBookKeeper book,
            Executor paper,
            CasePhotos photos,
            Path exports) {
        this.exports = exports;
        this.stage = stage;
        this.messages = messages;
        this.quit = quit;
        this.book = book;
        this.paper = paper;
        this.photos = photos;
    }

    Seat desk(Station s, Sounds sounds, DeskFaces faces) {
        DeskStation desk = new DeskStation(
                s.ring(),
                s.bridge(),
                s.words(),
                s.format(),
                s.ticker(),
                s.settings(),
                s.clock(),
                sounds,
                s.worker(),
                new ForDesk(s),
                faces);
        return new Seat() {
            @Override
            public Parent root() {
                return desk.root();
            }

            @Override
            public void attach() {
                desk.attach();
            }

            @Override
            public void detach() {
                desk.detach();
            }

            @Override
            public Supplier<Density> density() {
                return desk.model().densityProperty()::get;
            }

            @Override
            public List<TourStep> steps() {
                return new DeskTourSteps(desk, messages).all();
            }

            @Override
            public List<TourStep> moments() {
                return new DeskTourSteps(desk, messages).moments();
            }

            @Override
            public void select(String caseId) {
                desk.model().select(caseId);
            }

            @Override
            public void photo(Path file) {
                DeskTourSteps.photo(desk, file);
            }

            @Override
            public Map<String, Object> counts() {
                return Map.of();
            }

            @Override
            public String page() {
                return ".desk";
            }

            @Override
            public String tourRole() {
                return "tv";
            }
        };
    }

    Seat field(Station s, MapFace.Maker maps) {
        FieldStation field = new FieldStation(s, maps, new ForField(s));
        FieldTourSteps tour = new FieldTourSteps(field);
        return new Seat() {
            @Override
            public boolean isLaptop() {
                return true;
            }

            @Override
            public void work(String note) {
                tour.work(note);
            }

            @Override
            public void photo(Path file) {
                tour.photo(file);
            }

            @Override
            public Parent root() {
                return field.root();
            }

            @Override
            public void attach() {
                field.attach();
            }

            @Override
            public void detach() {
                field.detach();
            }

            @Override
            public Supplier<Density> density() {
                return () -> Density.NORMAL;
            }

            @Override
            public List<TourStep> steps() {
                return tour.all();
            }

            @Override
            public void select(String caseId) {
                field.model().selectedProperty().set(caseId);
            }

            @Override
            public Map<String, Object> counts() {
                return Map.of("tab", String.valueOf(field.model().tabProperty().get()));
            }

            @Override
            public String page() {
                return ".field";
            }

            @Override
            public String tourRole() {
                return "ht";
            }
        };
    }

    private List<Path> pictures() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.text("app.photo-choose"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        messages.text("app.photo-kinds"), "*.jpg", "*.jpeg", "*.png", "*.webp", "*.heic"));
        List<File> files = chooser.showOpenMultipleDialog(stage);
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    /** What every station asks of us about an address. */
    private class ForLinks implements LinkPorts {
        private final Station station;

        ForLinks(Station station) {
            this.station = station;
        }

        @Override
        public boolean mayBrowse() {
            return Browser.isAllowed(station.settings());
        }

        @Override
        public CompletionStage<Boolean> browse(URI address) {
            return CompletableFuture.supplyAsync(() -> mayBrowse() && Browser.open(address), station.worker());
        }

        @Override
        public void copy(String text) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /** What the desk asks of us. */
    private final class ForDesk extends ForLinks implements DeskPorts {
        ForDesk(Station station) {
            super(station);
        }

        @Override
        public CompletionStage<Path> export(String name, List<List<String>> rows, char separator) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return new CsvWriter().write(rows, separator, exports, name);
                        } catch (StoreException e) {
                            throw new CompletionException(e);
                        }
                    },
                    paper);
        }

        @Override
        public List<Path> choosePictures() {
            return pictures();
        }

        @Override
        public void quit() {
            quit.run();
        }

        @Override
        public CompletionStage<ImageCheck.Look> photo(Attachment photo, int maxSide) {
            return photos.look(photo, maxSide);
        }

        @Override
        public CompletionStage<String> printDutyBook() {
            return CompletableFuture.supplyAsync(() -> said(book.print()), paper);
        }
    }

    private String said(DutyBookKeeper.Printed p) {
        if (p instanceof DutyBookKeeper.Printed.OnPaper x) {
            return messages.text("app.book.printed", x.printer());
        } else if (p instanceof DutyBookKeeper.Printed.FileOnly x) {
            Folders.open(x.file().toAbsolutePath().getParent());
            return messages.text("app.book.no-printer", x.file());
        }
        return messages.text("app.book.failed");
    }

    /** What the laptop asks of us. */
    private final class ForField extends ForLinks implements FieldPorts {
        ForField(Station station) {
            super(station);
        }

        @Override
        public List<Path> choosePictures() {
            return pictures();
        }

        @Override
        public CompletionStage<ImageCheck.Look> photo(Attachment photo, int maxSide) {
            return photos.look(photo, maxSide);
        }
    }
}
