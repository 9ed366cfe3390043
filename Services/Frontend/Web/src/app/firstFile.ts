// What is in the first file anyway. Every file that is loaded later imports this, so that esbuild makes one file of all
// of it, instead of one for each set of pages that share a piece: two dozen small ones compress badly.
import "../auth/SendVerification";
import "../auth/useIsRestoring";
import "../auth/useIsSignedIn";
import "../design/EmptyState";
import "../events/EventList";
import "../events/useComingEvents";
import "../rsvps/useMyRSVPs";
import "../router/NavigationLink";
import "../shell/LoadFailure";
import "../shell/NotFoundPage";
import "../theme/Theme";
