package kind

import "io"

// AuditAction says what was done.
type AuditAction string

// The values of AuditAction.
const (
	AuditHold          AuditAction = "HOLD_SPACE"
	AuditBook          AuditAction = "BOOK_SPACE"
	AuditMove          AuditAction = "MOVE_BOOKING"
	AuditCancel        AuditAction = "CANCEL_BOOKING"
	AuditApprove       AuditAction = "APPROVE_BOOKING"
	AuditReject        AuditAction = "REJECT_BOOKING"
	AuditReopenRequest AuditAction = "REOPEN_BOOKING"
	AuditCheckIn       AuditAction = "CHECK_IN"
	AuditEnd           AuditAction = "END_BOOKING"
	AuditBlock         AuditAction = "BLOCK_SPACE"
	AuditLift          AuditAction = "LIFT_SUSPENSION"
	AuditDoorCode      AuditAction = "RENEW_DOOR_CODE"
	AuditReveal        AuditAction = "REVEAL_CONTACT"
	AuditWait          AuditAction = "JOIN_WAITLIST"
	AuditLeave         AuditAction = "LEAVE_WAITLIST"
	AuditAccept        AuditAction = "ACCEPT_OFFER"
	AuditRefuse        AuditAction = "DECLINE_OFFER"
	AuditBookSeries    AuditAction = "BOOK_SERIES"
	AuditMoveSeries    AuditAction = "MOVE_SERIES"
	AuditEndSeries     AuditAction = "CANCEL_SERIES"
	AuditSignIn        AuditAction = "SIGN_IN"
	AuditSignOut       AuditAction = "SIGN_OUT"
	AuditToken         AuditAction = "CREATE_TOKEN"
	AuditTokenGone     AuditAction = "REVOKE_TOKEN"
	AuditProfile       AuditAction = "CHANGE_PROFILE"
	AuditPassword      AuditAction = "SET_PASSWORD"
	AuditGrant         AuditAction = "GRANT_ROLE"
	AuditRevokeRole    AuditAction = "REVOKE_ROLE"
	AuditFound         AuditAction = "CREATE_ORGANISATION"
	AuditInvite        AuditAction = "INVITE_MEMBER"
	AuditUninvite      AuditAction = "WITHDRAW_INVITATION"
	AuditJoin          AuditAction = "ACCEPT_INVITATION"
	AuditDecline       AuditAction = "DECLINE_INVITATION"
	AuditAdmin         AuditAction = "CHANGE_MEMBER"
	AuditRemove        AuditAction = "REMOVE_MEMBER"
	AuditAddChild      AuditAction = "ADD_CHILD"
	AuditRemoveChild   AuditAction = "REMOVE_CHILD"
	AuditExport        AuditAction = "EXPORT_MY_DATA"
	AuditErase         AuditAction = "ERASE_ME"
	AuditHours         AuditAction = "SET_HOLIDAY_HOURS"
	AuditException     AuditAction = "SET_OPENING_EXCEPTION"
	AuditNoException   AuditAction = "REMOVE_OPENING_EXCEPTION"
	AuditClose         AuditAction = "CLOSE_SPACE"
	AuditReopen        AuditAction = "END_CLOSURE"
	AuditHolidays      AuditAction = "IMPORT_HOLIDAYS"
	AuditRules         AuditAction = "SET_RULES"
	AuditTerm          AuditAction = "CREATE_TERM"
	AuditCourse        AuditAction = "CREATE_COURSE"
	AuditCourseText    AuditAction = "CHANGE_COURSE"
	AuditPublish       AuditAction = "PUBLISH_COURSE"
	AuditCallOff       AuditAction = "CANCEL_COURSE"
	AuditSession       AuditAction = "MOVE_SESSION"
	AuditNoSession     AuditAction = "CANCEL_SESSION"
	AuditPresence      AuditAction = "SET_ATTENDANCE"
	AuditEnrol         AuditAction = "ENROL"
	AuditWithdraw      AuditAction = "WITHDRAW_ENROLMENT"
	AuditPlace         AuditAction = "ACCEPT_PLACE"
	AuditBeacon        AuditAction = "SET_BEACON"
	AuditDraw          AuditAction = "RUN_DRAW"
)

// Values lists every AuditAction, in the order of the public schema.
func (AuditAction) Values() []string {
	return spell(AuditHold, AuditBook, AuditMove, AuditCancel, AuditApprove, AuditReject,
		AuditReopenRequest, AuditCheckIn, AuditEnd, AuditBlock, AuditLift, AuditDoorCode, AuditReveal, AuditSignIn, AuditSignOut, AuditToken,
		AuditTokenGone, AuditProfile, AuditPassword, AuditGrant, AuditRevokeRole, AuditFound,
		AuditInvite, AuditUninvite, AuditJoin, AuditDecline, AuditAdmin, AuditRemove, AuditAddChild,
		AuditRemoveChild, AuditExport, AuditErase, AuditHours, AuditException, AuditNoException, AuditClose,
		AuditReopen, AuditHolidays, AuditBookSeries, AuditMoveSeries, AuditEndSeries, AuditWait, AuditLeave, AuditAccept, AuditRefuse, AuditRules,
		AuditTerm, AuditCourse, AuditCourseText, AuditPublish, AuditCallOff, AuditSession, AuditNoSession,
		AuditPresence, AuditEnrol, AuditWithdraw, AuditPlace, AuditBeacon, AuditDraw)
}

// MarshalGQL writes the value for GraphQL.
func (k AuditAction) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *AuditAction) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }
