import SchemagenDatabases
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenTestSupport

/// One pair on one engine.
struct RandomTrial {
    let change: RandomChange
    let database: Database

    init(seed: Int, on database: Database) {
        change = RandomChange(seed: seed, on: database)
        self.database = database
    }

    /// Whether the row model foretells what becomes of rows, besides the replay.
    private static let holdsRows = environmentVariable("SCHEMAGEN_RANDOM_ROWS") != nil

    /// Findings that are refusals for a reason, by a part of their message, which names the way out.
    private static let exempt = ["a STRICT table does not take the type"]
    /// How a server says that it was built without something.
    private static let missing = ["is not available; ", "unsupported XML feature"]
    private static let exemptCodes = ["invalid-former-name"]

    func run<Server: ReplayServer>(on server: Server, into tally: inout RandomTally) throws {
        let result = problem(change, on: server)
        switch result {
        case .none: tally.note(change)
        case .unavailable: break
        case .refused(let reason): tally.note(change, refusedFor: reason)
        case .failed(let key, _):
            let smaller = change.reduced(most: database == .sqlite ? 2000 : 150) { smaller in
                if case .failed(let other, _) = problem(smaller, on: server) { return other == key }
                return false
            }
            guard case .failed(_, let text) = problem(smaller, on: server) else { return }
            let edits = change.after.edits.joined(separator: ", ")
            // Shown at once too: a long run may be ended before its end.
            print("seed \(change.seed) on \(database) (\(edits)): \(text.prefix { $0 != "\n" })")
            tally.note(change, failure: "seed \(change.seed) on \(database) (\(edits)):\n\(text)")
        }
    }

    private enum Problem {
        case none
        /// The server lacks something that the schema needs: nothing is shown.
        case unavailable
        case refused(String)
        /// With what is the same while the pair shrinks.
        case failed(key: String, text: String)
    }

    private func problem(_ change: RandomChange, on server: some ReplayServer) -> Problem {
        let seed = change.seed
        switch change.outcome() {
        // What the generator makes is a schema.
        case .invalid(let message): return .failed(key: "invalid", text: message)
        case .refused(let diagnostics, let text):
            let codes = Set(diagnostics.map(\.code.name)).sorted().joined(separator: ", ")
            let isExempt = diagnostics.allSatisfy { diagnostic in
                Self.exemptCodes.contains(diagnostic.code.name)
                    || Self.exempt.contains(where: diagnostic.message.contains)
            }
            if isExempt, !diagnostics.isEmpty { return .refused(codes) }
            let messages = diagnostics.map { "\($0.code.name): \($0.message)" }.joined(separator: "\n")
            return .failed(key: "refused \(codes)", text: "\(messages)\n\(text)")
        case .said(let change):
            do {
                // To make a schema and take it back is as much work as the change: every fourth is enough.
                let found = try change.problems(
                    database, on: server, provesStart: seed % 4 == 0, holdsRows: Self.holdsRows)
                guard let first = found.first else { return .none }
                if Self.missing.contains(where: first.contains) { return .unavailable }
                return .failed(key: Self.key(first), text: "\(found.joined(separator: "\n"))\n\(change.texts)")
            } catch let failure as SchemaChange.Failure where Self.exempt.contains(where: failure.description.contains)
            {
                return .refused("refused by the writer")
            } catch {
                return .failed(key: "error", text: "\(error)\n\(change.texts)")
            }
        }
    }

    /// A message without what is quoted in it and without numbers.
    private static func key(_ message: String) -> String {
        var result = ""
        var isQuoted = false
        for character in message {
            if character == "\"" || character == "`" { isQuoted.toggle() }
            if !isQuoted, character.isLetter || character == " " { result.append(character) }
        }
        return String(result.prefix(90))
    }
}
