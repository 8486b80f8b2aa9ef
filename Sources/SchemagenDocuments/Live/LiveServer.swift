import SchemagenMeasures

/// Who follows the server, and which transactions stand in the way of others.
enum LiveServer {
    static func add(_ context: LiveContext, to page: inout MarkdownPage) {
        guard let server = context.measures.server else { return }
        page.section("Standbys", server.standbys, orIfEmpty: "No server follows this one.") { page, standbys in
            page.table(["Name", "State", "Mode", "Behind by", "Behind for"]) { rows in
                for standby in standbys {
                    rows.cell(FigureText.code(standby.name, orIfEmpty: "(no name)"))
                    rows.cell(FigureText.code(standby.state))
                    rows.cell(FigureText.code(standby.mode))
                    rows.cell(standby.lagBytes.map(FigureText.bytes) ?? unsaid)
                    rows.cell(standby.lagMilliseconds.map { FigureText.duration(milliseconds: $0) } ?? unsaid)
                }
            }
        }
        page.section("Replication slots", server.slots, orIfEmpty: "There are none.") { page, slots in
            page.block("A slot that nobody uses makes the server keep its changes until the disk is full.")
            page.table(["Name", "Kind", "In use", "Kept for it", "Status"]) { rows in
                for slot in slots {
                    rows.cell(FigureText.code(slot.name))
                    rows.cell(FigureText.code(slot.kind))
                    rows.cell(slot.isActive ? "yes" : "no")
                    rows.cell(slot.retainedBytes.map(FigureText.bytes) ?? "nothing")
                    rows.cell(slot.status.map { FigureText.code($0) } ?? unsaid)
                }
            }
        }
        addTransactions(server, context, to: &page)
    }

    /// What stands for a figure that the server leaves out.
    private static let unsaid = "unmeasured: the server does not say it"

    private static func addTransactions(_ server: ServerMeasures, _ context: LiveContext, to page: inout MarkdownPage) {
        page.heading(2, "Transactions")
        page.block(
            "A change waits for the locks of every transaction that is open, and everybody else waits behind the change."
        )
        let age = FigureText.duration(
            milliseconds: server.oldTransactionSeconds.multipliedReportingOverflow(by: 1_000).partialValue)
        page.heading(3, "Open for long")
        page.part(server.oldTransactions, orIfEmpty: "No session has had one open for \(age) or longer.") {
            page, list in
            page.table(["Process", "Role", "Application", "State", "Open for"]) { rows in
                for transaction in list {
                    rows.cell("\(transaction.process)")
                    rows.cell(transaction.role.map { FigureText.code($0) } ?? "the server itself")
                    rows.cell(FigureText.code(transaction.application, orIfEmpty: "(no name)"))
                    rows.cell(FigureText.code(transaction.state))
                    rows.cell(FigureText.duration(milliseconds: transaction.ageMilliseconds))
                }
            }
        }
        page.heading(3, "Prepared")
        page.part(server.preparedTransactions, orIfEmpty: "There are none.") { page, list in
            page.table(["Name", "Role", "Prepared for"]) { rows in
                for transaction in list {
                    rows.cell(FigureText.code(transaction.identifier))
                    rows.cell(FigureText.code(transaction.role))
                    rows.cell(FigureText.duration(milliseconds: transaction.ageMilliseconds))
                }
            }
        }
        page.heading(3, "Waiting for a lock")
        page.part(server.blockedSessions, orIfEmpty: "Nobody waits.") { page, list in
            page.table(["Process", "Lock", "On", "Waits for", "Waited"]) { rows in
                for session in list {
                    rows.cell("\(session.process)")
                    rows.cell(FigureText.code(session.lock))
                    rows.cell(session.relation.map(context.table) ?? "no table")
                    rows.cell(
                        session.blockedBy.map { $0 == 0 ? "a prepared transaction" : "\($0)" }.joined(separator: ", "))
                    rows.cell(session.waitedMilliseconds.map { FigureText.duration(milliseconds: $0) } ?? unsaid)
                }
            }
        }
    }
}
