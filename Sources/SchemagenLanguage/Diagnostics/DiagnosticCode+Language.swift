extension DiagnosticCode {
    /// All codes about the text of a file: what the lexer and the parser report.
    public static let language: [DiagnosticCode] = [
        .invalidUTF8, .fileTooLarge, .tooManyErrors, .strayCharacter, .unterminatedString, .badEscape,
        .controlCharacter, .badRawString, .badNumber, .badName, .foreignComment, .singleQuotes, .foreignOperator,
        .unexpectedToken, .expectedName, .expectedType, .expectedExpression, .expectedDeclaration, .expectedMember,
        .missingSeparator, .unclosedBracket, .unmatchedBracket, .nestingTooDeep, .foreignKeyword, .chainedComparison,
        .doubleOptional, .strayDocumentation, .misplacedAttribute, .misplacedHeader, .misplacedClause,
        .nestedNamespace, .unnamedCheck, .badSQLText, .badPartition,
    ]
}
