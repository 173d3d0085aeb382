/** The condition of a write that holds only while its record has the version that the caller saw. */
export const stillAs = ({ version }: { version: number }) => ({
  ConditionExpression: 'version = :seen',
  ExpressionAttributeValues: { ':seen': version },
});
