// What every page needs that organizers open, in one file of its own; see firstFile.ts.
import "./laterFile";
import "../organizer/EventStatusTag";
import "../organizer/OrganizerFrame";
import "../manage/ManageFrame";
import "../manage/ManageNavigation";
