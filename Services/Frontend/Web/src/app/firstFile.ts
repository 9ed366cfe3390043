// What is in the first file anyway. Every file that is loaded later imports this, so that esbuild makes one file of all
// of it, instead of one for each set of pages that share a piece: two dozen small ones compress badly.
import "../api/APIClient";
import "../api/root";
import "../auth/SendVerification";
import "../auth/useIsRestoring";
import "../auth/useIsSignedIn";
import "../auth/useSession";
import "../clock/startTimer";
import "../design/EmptyState";
import "../design/Icon";
import "../design/Skeleton";
import "../events/categoryClass";
import "../events/EventQuery";
import "../events/eventState";
import "../events/eventTime";
import "../language/RichText";
import "../query/useQuery";
import "../router/NavigationLink";
import "../rsvps/useMyRSVPs";
import "../shell/LazyPart";
import "../shell/LoadFailure";
import "../shell/Loading";
import "../shell/NotFoundPage";
import "../shell/PageHeading";
import "../theme/Theme";
