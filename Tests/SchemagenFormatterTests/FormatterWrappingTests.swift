import SchemagenFormatter
import SchemagenLanguage
import Testing

/// Where lines that are too long are broken.
struct FormatterWrappingTests: FormatterTesting {
    @Test func attributesAreBrokenOff() {
        expect(
            """
            table T {
                trackingToken: UUID = uuid() @unique @sensitive @deprecated("replaced by something better") @allow(some-longer-code, "why")
            }
            """,
            """
            table T {
                trackingToken: UUID = uuid() @unique @sensitive @deprecated("replaced by something better")
                    @allow(some-longer-code, "why")
            }

            """)
    }

    @Test func operatorsAreBrokenOffAtTheOutermostLevel() {
        expect(
            """
            table T {
                computed score: Int32 = (emailOpened ? 40 : 0) + (emailClicked ? 30 : 0) + (leadRespondedToTheVeryLastLetter ? 30 : 0)
                check long: firstCondition == true && secondCondition == true || thirdCondition == true && fourthCondition != sixthCondition
                computed text: String = someCondition ? "a text that is long enough to matter" : otherCondition ? "another text" : "x"
            }
            """,
            """
            table T {
                computed score: Int32 = (emailOpened ? 40 : 0) + (emailClicked ? 30 : 0)
                    + (leadRespondedToTheVeryLastLetter ? 30 : 0)
                check long: firstCondition == true && secondCondition == true
                    || thirdCondition == true && fourthCondition != sixthCondition
                computed text: String = someCondition
                    ? "a text that is long enough to matter"
                    : otherCondition
                    ? "another text"
                    : "x"
            }

            """)
    }

    @Test func longListsHaveALineForEach() {
        expect(
            """
            enum Status { pendingApproval, approvedByManager, approvedByDirector, rejectedByManager, rejectedByDirector, cancelled, lost }
            table T {
                check c: status in [.pendingApproval, .approvedByManager, .approvedByDirector, .rejectedByManager, .rejectedByDirector]
                check d: status in [.pendingApproval, .approvedByManager, .approvedByDirector, .rejectedByManager, .rejectedByDirector, .cancelled]
            }
            """,
            """
            enum Status {
                pendingApproval,
                approvedByManager,
                approvedByDirector,
                rejectedByManager,
                rejectedByDirector,
                cancelled,
                lost,
            }

            table T {
                check c: status
                    in [.pendingApproval, .approvedByManager, .approvedByDirector, .rejectedByManager, .rejectedByDirector]
                check d: status
                    in [
                        .pendingApproval,
                        .approvedByManager,
                        .approvedByDirector,
                        .rejectedByManager,
                        .rejectedByDirector,
                        .cancelled,
                    ]
            }

            """)
    }

    @Test func longHeadsPutTheBraceOnALineOfItsOwn() {
        expect(
            """
            table AutoResponse as auto_responses: Timestamps @group("Outreach") @allow(some-long-code, "the reason is long enough") {
                id: Int64
            }
            """,
            """
            table AutoResponse as auto_responses: Timestamps @group("Outreach")
                @allow(some-long-code, "the reason is long enough")
            {
                id: Int64
            }

            """)
    }

    @Test func whatFitsIsJoined() {
        expect(
            "enum E {\n    a,\n    b,\n}\ntable T {\n    a\n        : Int32\n        @index\n    check c:\n        a\n        > 0\n}",
            """
            enum E { a, b }

            table T {
                a: Int32 @index
                check c: a > 0
            }

            """)
    }

    @Test(arguments: [0, 1])
    func aLineHoldsOneHundredAndTwentyColumns(excess: Int) {
        let name = String(repeating: "é", count: 120 - 4 - "a: String = \"\" @index".count + excess)
        let result = Formatter.format(
            SourceFile(path: "wide.schema", text: "table T {\n    a: String = \"\(name)\" @index\n}\n"))
        #expect(result.diagnostics.isEmpty)
        #expect(result.text.split(separator: "\n").count == 3 + excess)
    }
}
