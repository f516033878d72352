import { files } from '../../rows.ts'

export const getStaticPaths = () => files.map((file) => ({ params: { path: file.path }, props: { text: file.text } }))
export const GET = ({ props }: { props: { text: string } }) => new Response(props.text)
