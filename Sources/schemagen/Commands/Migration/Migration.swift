import ArgumentParser

/// The history of the schema.
struct Migration: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migration",
        abstract: "List, write, accept, rebase and squash migrations.",
        discussion: """
            History is linear: one line of migrations, each chained to the one before. These verbs change the part of it that \
            no database depends on; what a database has applied is recognised by the hash of its content.
            """,
        subcommands: [List.self, New.self, Accept.self, Rebase.self, SquashCommand.self])
}
